/* SPDX-License-Identifier: MIT */
/*
 * Make the kernel return the errors that errors.def expects. Each changes the
 * world of the calling process for good. Returns 0, or a negative number if it
 * cannot.
 */
#ifndef ERRORS_CAUSES_H
#define ERRORS_CAUSES_H

int no_descriptors(void); /* no number is free */
int no_larger_files(void);
int no_queued_signals(void);

int closed_reader(void); /* and SIGPIPE is ignored */
int closed_peer(void);
int closed_peer_with_bytes(void); /* which it had not received */
int full_socket(void);

/* One message for the socket: of `size` bytes, with `count` descriptors. */
int sent(unsigned size, unsigned count);

int shared_sealable(void); /* mapped for writing */
int limited_address_space(void);
int has_populate(void); /* whether madvise can report a failure */
int opened_huge(void);	/* whether w->huge is open */
int larger_terms(void); /* than w->sealed */
int writing_terms(void);
int bad_source_option(void);
int no_clone(void);
int no_clone_for_option(void);
int cgroup_without_clone3(void);
int pipe_as_terminal(void);
int full_lease(void);	   /* spare_lease has as many users as fit */
int last_generation(void); /* of closed_lease */
int reserved_option(void);
int no_close_range_and_no_proc(void);

#endif
