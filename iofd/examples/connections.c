/* SPDX-License-Identifier: MIT */
/*
 * connections   a table of connections, some of which are closed while events
 *   of them are already fetched.
 *
 * Each message closes another connection, and a new one gets its number. The
 * token of an event says whether it is of the connection that has the number
 * now. Each client sends its token, so that the server can check that.
 */
#define PROGRAM "connections"
#include "check.h"

#include <iofd/iofd.h>

#include <errno.h>
#include <sys/socket.h>

enum {
	TOTAL = 10000,
	AT_ONCE = 64,
	NUMBERS = 1024 /* above each descriptor that this program has */
};

/* The index is the server's descriptor, which is the lower half of a token. */
static struct connection {
	iofd_lease server;
	iofd_fd client;
} table[NUMBERS];

static int numbers[AT_ONCE]; /* of the open connections */
static int opened, stale, handled, mistaken;
static iofd_epoll epoll;

static void send_token(uint64_t token)
{
	const struct connection *c = &table[(uint32_t)token];

	check(iofd_fd_write_all(&c->client, &token, sizeof token, NULL),
	      "send");
}

/* Opens connection `slot`, whose client sends its token at once. */
static void open_connection(int slot)
{
	int ends[2] = {-1, -1};
	struct connection *c;
	iofd_fd server;
	uint64_t token;

	check(socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0,
			 ends) < 0
		      ? -errno
		      : 0,
	      "socketpair");
	check(ends[0] < NUMBERS ? 0 : -EMFILE, "table");
	numbers[slot] = ends[0];
	c = &table[ends[0]];
	check(iofd_fd_adopt(&c->client, ends[1]), "adopt");
	check(iofd_fd_adopt(&server, ends[0]), "adopt");
	check(iofd_lease_start(&c->server, &server), "start");
	check(iofd_lease_token(&c->server, &token), "token");
	check(iofd_fd_borrow(&server, ends[0]), "borrow");
	check(iofd_epoll_add(&epoll, &server, IOFD_EPOLL_IN, token), "add");
	send_token(token);
	opened++;
}

static void close_connection(int slot)
{
	struct connection *c = &table[numbers[slot]];

	check(iofd_lease_close(&c->server), "close");
	check(iofd_fd_close(&c->client), "close");
}

/* The client sends another message, and a connection makes way for a new one.
 */
static void handle(const iofd_fd *server, uint64_t token)
{
	static uint32_t random;
	uint64_t message = 0;
	int slot;

	random = random * 1103515245 + 12345;
	slot = (int)(random >> 16) % AT_ONCE;

	check(iofd_fd_read_full(server, &message, sizeof message, NULL),
	      "receive");
	handled++;
	mistaken += message != token;
	if (opened < TOTAL) {
		send_token(token);
		close_connection(slot);
		open_connection(slot);
	}
}

/*
 * The lease keeps the number while the event is handled, even if that closes
 * this very connection.
 */
static void dispatch(const iofd_epoll_event *event)
{
	iofd_lease *lease = &table[(uint32_t)event->data].server;
	iofd_fd view;
	int rc = iofd_lease_acquire_token(lease, event->data, &view);

	if (rc == -ESTALE || rc == IOFD_ERR_CLOSED) {
		stale++;
		return;
	}
	check(rc, "acquire");
	handle(&view, event->data);
	check(iofd_lease_release(lease), "release");
}

int main(void)
{
	iofd_epoll_event events[AT_ONCE];
	int64_t count;

	check(iofd_epoll_open(&epoll), "epoll");
	for (int slot = 0; slot < AT_ONCE; slot++)
		open_connection(slot);
	while ((count = check(iofd_epoll_wait(&epoll, events, AT_ONCE),
			      "wait")) > 0)
		for (int64_t i = 0; i < count; i++)
			dispatch(&events[i]);
	for (int slot = 0; slot < AT_ONCE; slot++)
		close_connection(slot);
	check(iofd_fd_close(&epoll.fd), "close");
	printf("%d connections, %d messages, %d of them mistaken, %d stale "
	       "events\n",
	       opened, handled, mistaken, stale);
	return mistaken != 0;
}
