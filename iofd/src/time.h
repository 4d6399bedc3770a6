#include <iofd/inline/time.h>
#define timespec_of iofd_timespec_of
#define nanoseconds_of iofd_nanoseconds_of
