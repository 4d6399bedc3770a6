-- SPDX-License-Identifier: MIT
-- tests/ffi/generators.sh: with what gcc -fdump-ada-spec makes of the headers.
with Ada.Text_IO;
with Interfaces.C; use Interfaces.C;
with iofd_eventfd_h; use iofd_eventfd_h;
with iofd_fd_h; use iofd_fd_h;
with iofd_fd_poll_h; use iofd_fd_poll_h;

procedure Eventfd is
   Event : aliased iofd_eventfd := (fd => (cell => 0));
   Count : aliased unsigned_long := 0;
   Done, Polled, Closed : int;
begin
   Done := iofd_eventfd_open (Event'Access, 0, 0);
   Done := iofd_eventfd_signal (Event'Access, 3);
   Polled := iofd_fd_poll (Event.fd'Access, iofd_poll_events_IOFD_POLL_IN, -1);
   Done := iofd_eventfd_wait (Event'Access, Count'Access);
   Done := iofd_fd_close (Event.fd'Access);
   Closed := iofd_eventfd_signal (Event'Access, 3);
   Ada.Text_IO.Put_Line ("poll" & Polled'Image & ", count" & Count'Image & ", closed " & Closed'Image);
end Eventfd;
