/* SPDX-License-Identifier: MIT */
#include <iofd/iofd.h>

/* Bindings in other languages rely on these sizes and offsets. */
#define IS_HANDLE(type)                                                        \
	_Static_assert(sizeof(type) == 4 && offsetof(type, fd) == 0, #type)
#define IS_INTERFACE(type)                                                     \
	_Static_assert(sizeof(type) == 2 * sizeof(void *), #type)
#define IS_AT(type, member, offset)                                            \
	_Static_assert(offsetof(type, member) == (offset), #type "." #member)

_Static_assert(sizeof(iofd_fd) == 4, "iofd_fd");
IS_HANDLE(iofd_eventfd);
IS_HANDLE(iofd_timerfd);
IS_HANDLE(iofd_pidfd);
IS_HANDLE(iofd_memfd);
IS_HANDLE(iofd_signalfd);
IS_HANDLE(iofd_tree);
IS_HANDLE(iofd_socket);
_Static_assert(sizeof(iofd_lease) == 16, "iofd_lease");
IS_AT(iofd_lease, error, 12);
IS_HANDLE(iofd_epoll);
_Static_assert(sizeof(iofd_waker_word) == 4, "iofd_waker_word");
_Static_assert(sizeof(iofd_waker) == 20, "iofd_waker");
IS_AT(iofd_waker, fd, 0);
IS_AT(iofd_waker, word, 4);
IS_AT(iofd_waker, trigger, 16);
_Static_assert(sizeof(iofd_region) == 3 * sizeof(void *), "iofd_region");
IS_AT(iofd_region, huge_kib, 2 * sizeof(void *));
IS_AT(iofd_region, prot, 2 * sizeof(void *) + 4);
IS_AT(iofd_region, steady, 2 * sizeof(void *) + 6);
_Static_assert(sizeof(iofd_memfd_terms) == 32, "iofd_memfd_terms");
IS_AT(iofd_memfd_terms, seals, 16);
_Static_assert(sizeof(iofd_pidfd_status) == 32, "iofd_pidfd_status");
_Static_assert(sizeof(iofd_pidfd_usage) == 128, "iofd_pidfd_usage");
_Static_assert(sizeof(iofd_pidfd_info) == 128, "iofd_pidfd_info");
IS_AT(iofd_pidfd_info, cgroup_id, 8);
_Static_assert(sizeof(iofd_pidfd_reference) == 24, "iofd_pidfd_reference");
IS_AT(iofd_pidfd_reference, id, 16);
_Static_assert(sizeof(iofd_spawn_fd) == 8, "iofd_spawn_fd");
_Static_assert(sizeof(iofd_spawn_limit) == 24, "iofd_spawn_limit");
_Static_assert(sizeof(iofd_spawn_user) == 24, "iofd_spawn_user");
_Static_assert(sizeof(iofd_spawn_options) == 192, "iofd_spawn_options");
_Static_assert(sizeof(iofd_spawn_result) == 32, "iofd_spawn_result");
_Static_assert(sizeof(iofd_tree_report) == 168, "iofd_tree_report");
_Static_assert(sizeof(iofd_epoll_event) == 16, "iofd_epoll_event");
IS_AT(iofd_epoll_event, data, 8);
_Static_assert(sizeof(iofd_socket_credentials) == 12,
	       "iofd_socket_credentials");
_Static_assert(sizeof(iofd_message) == 64, "iofd_message");
IS_AT(iofd_message, sender, 24);
IS_AT(iofd_message, pidfd_error, 36);
_Static_assert(sizeof(iofd_signal_info) == 128, "iofd_signal_info");
IS_AT(iofd_signal_info, status, 40);
IS_AT(iofd_signal_info, ptr, 48);
IS_AT(iofd_signal_info, addr_lsb, 80);
IS_AT(iofd_signal_info, arch, 96);
IS_INTERFACE(iofd_poll_fd);
IS_INTERFACE(iofd_poll_closer);
IS_INTERFACE(iofd_reader);
IS_INTERFACE(iofd_writer);
IS_INTERFACE(iofd_read_writer);
IS_INTERFACE(iofd_handle);
IS_INTERFACE(iofd_signaler);
IS_INTERFACE(iofd_timer);
