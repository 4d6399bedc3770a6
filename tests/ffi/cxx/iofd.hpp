// SPDX-License-Identifier: MIT
// iofd for C++11: a handle that closes itself, and errors that are thrown.
#pragma once
#include <iofd/iofd.h>
#include <string>
#include <system_error>
#include <utility>

namespace iofd {

// A result as it is, or its error as std::system_error.
template <typename Result>
Result check(Result result)
{
	if (result < 0)
		throw std::system_error(static_cast<int>(-result), std::generic_category());
	return result;
}

// What every handle begins with.
inline iofd_fd &cell(iofd_fd &fd) { return fd; }
template <typename Kind>
iofd_fd &cell(Kind &kind) { return kind.fd; }

// Owns an iofd_eventfd, an iofd_timerfd, ... that `open` has opened.
template <typename Kind>
class Handle {
public:
	template <typename Open, typename... Arguments>
	explicit Handle(Open open, Arguments... arguments)
	{
		check(open(&kind, arguments...));
	}
	Handle(Handle &&other) noexcept { iofd_fd_move(fd(), other.fd()); }
	Handle &operator=(Handle &&other) noexcept
	{
		if (this != &other) {
			close();
			iofd_fd_move(fd(), other.fd());
		}
		return *this;
	}
	~Handle() { iofd_fd_close(fd()); }

	void close() { check(iofd_fd_close(fd())); }
	int raw() { return check(iofd_fd_raw(fd())); }
	iofd_fd *fd() { return &cell(kind); }
	Kind *operator&() { return &kind; }

private:
	Kind kind = {};
};

} // namespace iofd
