/* SPDX-License-Identifier: MIT */
#include <iofd/memfd_receive.h>

#include <iofd/inline/cell.h>
#include <iofd/inline/unmapped.h>
#include <iofd/message.h>

enum {
	SEALS = IOFD_SEAL_SEAL | IOFD_SEAL_SHRINK | IOFD_SEAL_GROW |
		IOFD_SEAL_WRITE | IOFD_SEAL_FUTURE_WRITE | IOFD_SEAL_EXEC,
	PROTS = IOFD_PROT_READ | IOFD_PROT_WRITE | IOFD_PROT_EXEC,
	FLAGS = IOFD_MAP_SHARED | IOFD_MAP_PRIVATE | IOFD_MAP_HUGE |
		IOFD_MAP_STEADY | IOFD_MAP_POPULATE
};

/* Before the message is received, since it cannot be received again. */
static int are_terms(const iofd_memfd_terms *t)
{
	uint32_t sharing = t->flags & (IOFD_MAP_SHARED | IOFD_MAP_PRIVATE);

	return !(t->seals & ~(uint32_t)SEALS) &&
	       !(t->prot & ~(uint32_t)PROTS) &&
	       !(t->flags & ~(uint32_t)FLAGS) &&
	       (sharing == IOFD_MAP_SHARED || sharing == IOFD_MAP_PRIVATE) &&
	       t->minimum <= INT64_MAX &&
	       (t->maximum == 0 || t->maximum >= t->minimum) && !t->reserved;
}

/* Old kernels have memfds of huge pages that cannot have seals: -EINVAL. */
static int check_seals_and_size(const iofd_memfd *m, const iofd_memfd_terms *t)
{
	int64_t minimum = t->minimum > 0 ? (int64_t)t->minimum : 1;
	int rc = iofd_memfd_verify(m, t->seals | IOFD_SEAL_SHRINK, minimum);

	return rc == IOFD_ERR_INVALID_PARAM ? IOFD_ERR_PERMISSION : rc;
}

/* The seals that are asked for are there, so another one forbids it. */
static int map(const iofd_memfd *m, const iofd_memfd_terms *t,
	       iofd_region *region)
{
	int64_t size = iofd_memfd_size(m);
	int rc;

	if (size < 0)
		return (int)size;
	if (t->maximum > 0 && t->maximum < (uint64_t)size)
		size = (int64_t)t->maximum;
	rc = iofd_memfd_map_at(m, (size_t)size, t->prot,
			       t->flags | IOFD_MAP_STEADY, 0, region);
	return rc == IOFD_ERR_PERMISSION ? -ZCALL_EACCES : rc;
}

static int prove_and_map(iofd_memfd *m, int raw, const iofd_memfd_terms *t,
			 iofd_region *region)
{
	int rc = iofd_memfd_adopt(m, raw);

	if (rc < 0)
		return rc == IOFD_ERR_INVALID_PARAM ? -ZCALL_EMEDIUMTYPE : rc;
	rc = check_seals_and_size(m, t);
	return rc < 0 ? rc : map(m, t, region);
}

/* Takes the descriptor in any case. */
static int accept(iofd_fd *fd, const iofd_memfd_terms *t, iofd_region *region,
		  iofd_memfd *m)
{
	iofd_memfd candidate;
	int raw = iofd_priv_cell_take(fd);
	int rc = prove_and_map(&candidate, raw, t, region);

	if (rc < 0 || !m)
		iofd_priv_cell_close(raw);
	else
		iofd_priv_cell_settle(&m->fd, raw);
	return rc;
}

static void clear(iofd_region *region, iofd_memfd *m, uint64_t *done)
{
	iofd_priv_region_clear(region);
	if (m)
		iofd_priv_cell_settle(&m->fd, IOFD_ERR_CLOSED);
	if (done)
		*done = 0;
}

int64_t iofd_memfd_receive(const iofd_socket *s, void *buf, size_t size,
			   const iofd_memfd_terms *terms, iofd_region *region,
			   iofd_memfd *m, uint64_t *done)
{
	int raw = iofd_priv_cell_number(&s->fd);
	iofd_fd fd;
	uint32_t count;
	int64_t n;
	int rc;

	clear(region, m, done);
	if (raw < 0 || !are_terms(terms))
		return raw < 0 ? raw : IOFD_ERR_INVALID_PARAM;
	n = iofd_message_receive(s, buf, size, &fd, 1, &count, done);
	if (n < 0)
		return n;
	if (count == 0)
		return n == 0 ? -ZCALL_ENODATA : -ZCALL_EBADMSG;
	rc = accept(&fd, terms, region, m);
	return rc < 0 ? rc : n;
}
