#include <iofd/inline/cell.h>
#define number_of iofd_cell_number
#define settle iofd_cell_settle
#define take iofd_cell_take
#define read_counter iofd_cell_read_counter
#define await_readable iofd_cell_await
