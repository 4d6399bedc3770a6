/* SPDX-License-Identifier: MIT */
/*
 * io_uring by zcall alone: sets up a ring, submits four requests in one system
 * call, waits for them, and takes all down again. Exits with 77 where the
 * kernel has no io_uring or a sandbox forbids it.
 */
#include "start.h"

enum {
	ENTRIES = 8,
	SKIPPED = 77
};

/* What is ours carries these numbers to the completion and back. */
enum request {
	NOP,
	READ,
	POLL,
	TIMEOUT,
	REQUESTS
};

/* Both rings, which are shared with the kernel; static, so that it is zero. */
static struct ring {
	struct zcall_io_uring_params params;
	char *rings;
	size_t rings_size;
	struct zcall_io_uring_sqe *sqes;
	int fd;
} ring;

static uint32_t *word(uint32_t offset)
{
	return (uint32_t *)(void *)(ring.rings + offset);
}

static void *map(size_t size, int64_t offset)
{
	return (void *)check(zcall_mmap(0, size,
					ZCALL_PROT_READ | ZCALL_PROT_WRITE,
					ZCALL_MAP_SHARED | ZCALL_MAP_POPULATE,
					ring.fd, offset),
			     "mmap");
}

/* Returns 0 if io_uring is not available. */
static int open_ring(void)
{
	struct zcall_io_uring_params *p = &ring.params;
	size_t requests_end, completions_end;

	ring.fd = zcall_io_uring_setup(ENTRIES, p);
	if (ring.fd == -ZCALL_ENOSYS || ring.fd == -ZCALL_EPERM) {
		print_text("io_uring_setup: ");
		print_text(zcall_errno_message(ring.fd));
		print_text(": skipped\n");
		return 0;
	}
	check(ring.fd, "io_uring_setup");
	requests_end = p->sq_off.array + p->sq_entries * sizeof(uint32_t);
	completions_end = p->cq_off.cqes +
			  p->cq_entries * sizeof(struct zcall_io_uring_cqe);
	ring.rings_size =
		requests_end > completions_end ? requests_end : completions_end;
	/* One mapping has both since Linux 5.4. */
	if (!(p->features & ZCALL_IORING_FEAT_SINGLE_MMAP))
		check(-ZCALL_EOPNOTSUPP, "an io_uring of before Linux 5.4");
	ring.rings = map(ring.rings_size, ZCALL_IORING_OFF_SQ_RING);
	ring.sqes =
		map(p->sq_entries * sizeof *ring.sqes, ZCALL_IORING_OFF_SQES);
	return 1;
}

static void close_ring(void)
{
	check(zcall_munmap(ring.sqes,
			   ring.params.sq_entries * sizeof *ring.sqes),
	      "munmap");
	check(zcall_munmap(ring.rings, ring.rings_size), "munmap");
	check(zcall_close(ring.fd), "close");
}

/* Queues a request in its own entry, which is zero: none is used twice. */
static struct zcall_io_uring_sqe *queue(enum request request, uint8_t opcode,
					int fd)
{
	const struct zcall_io_sqring_offsets *at = &ring.params.sq_off;
	struct zcall_io_uring_sqe *sqe = &ring.sqes[request];
	uint32_t tail = *word(at->tail);

	sqe->opcode = opcode;
	sqe->fd = fd;
	sqe->user_data = request;
	word(at->array)[tail & *word(at->ring_mask)] = request;
	__atomic_store_n(word(at->tail), tail + 1, __ATOMIC_RELEASE);
	return sqe;
}

static void enter(unsigned submit, unsigned wait)
{
	check(zcall_io_uring_enter(ring.fd, submit, wait,
				   ZCALL_IORING_ENTER_GETEVENTS, 0, 0),
	      "io_uring_enter");
}

/* Takes the completions that are there. Returns a set of requests. */
static unsigned reap(int32_t *results)
{
	const struct zcall_io_cqring_offsets *at = &ring.params.cq_off;
	const struct zcall_io_uring_cqe *cqes = (const void *)word(at->cqes);
	uint32_t head = *word(at->head);
	unsigned done = 0;

	while (head != __atomic_load_n(word(at->tail), __ATOMIC_ACQUIRE)) {
		const struct zcall_io_uring_cqe *cqe =
			&cqes[head++ & *word(at->ring_mask)];

		results[cqe->user_data] = cqe->res;
		done |= 1u << cqe->user_data;
		__atomic_store_n(word(at->head), head, __ATOMIC_RELEASE);
	}
	return done;
}

static void expect(int holds, const char *what)
{
	print_text(holds ? "ok      " : "FAILED  ");
	print_text(what);
	print_text("\n");
	if (!holds)
		zcall_exit_group(1);
}

/* Asks which requests this kernel knows. */
static int kernel_knows(uint8_t opcode)
{
	static struct {
		struct zcall_io_uring_probe head;
		struct zcall_io_uring_probe_op ops[64];
	} probe;

	check(zcall_io_uring_register(ring.fd, ZCALL_IORING_REGISTER_PROBE,
				      &probe, 64),
	      "io_uring_register");
	return probe.ops[opcode].flags & ZCALL_IO_URING_OP_SUPPORTED;
}

int main(void)
{
	struct zcall_timespec in_1_ms = {0, 1000000};
	int32_t results[REQUESTS];
	uint64_t one = 1;
	char name[16];
	int file, event;
	unsigned done;

	if (!open_ring())
		return SKIPPED;
	expect(kernel_knows(ZCALL_IORING_OP_READ), "this kernel can read");
	file = (int)check(zcall_openat(ZCALL_AT_FDCWD, "/proc/self/comm",
				       ZCALL_O_RDONLY | ZCALL_O_CLOEXEC, 0),
			  "open");
	event = (int)check(zcall_eventfd2(0, ZCALL_EFD_CLOEXEC), "eventfd");

	queue(NOP, ZCALL_IORING_OP_NOP, -1);
	queue(READ, ZCALL_IORING_OP_READ, file)->len = sizeof name;
	ring.sqes[READ].address.addr = (uintptr_t)name;
	queue(POLL, ZCALL_IORING_OP_POLL_ADD, event)->op.poll32_events =
		ZCALL_POLL32(ZCALL_POLLIN);
	queue(TIMEOUT, ZCALL_IORING_OP_TIMEOUT, -1)->len = 1;
	ring.sqes[TIMEOUT].address.addr = (uintptr_t)&in_1_ms;

	enter(REQUESTS, REQUESTS - 1);
	done = reap(results);
	/* The kernel ends a wait when a timeout fires, though more are due. */
	while (!(done & 1u << READ)) {
		enter(0, 1);
		done |= reap(results);
	}
	expect(done == (1u << NOP | 1u << READ | 1u << TIMEOUT),
	       "all but the poll are done");
	expect(results[NOP] == 0, "the nop did nothing");
	expect(results[READ] > 0, "the read got our name:");
	print(name, (size_t)results[READ]);
	expect(results[TIMEOUT] == -ZCALL_ETIME, "the timeout timed out");

	check(zcall_write(event, &one, sizeof one), "signal");
	enter(0, 1);
	expect(reap(results) == 1u << POLL && results[POLL] == ZCALL_POLLIN,
	       "the poll saw the signal");

	check(zcall_close(event), "close");
	check(zcall_close(file), "close");
	close_ring();
	return 0;
}
