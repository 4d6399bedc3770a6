/* SPDX-License-Identifier: MIT */
#include "column.h"
#include "measure.h"

#include <dlfcn.h>
#include <err.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static const struct column *load(const char *file,
				 const struct objects *objects)
{
	void *plugin = dlopen(file, RTLD_NOW | RTLD_LOCAL);
	const struct column *loaded = plugin ? dlsym(plugin, "column") : NULL;

	if (!loaded)
		errx(1, "%s", dlerror());
	loaded->use(objects);
	return loaded;
}

static void start(struct contestant *c, const char *file)
{
	int ends[2];
	pid_t pid;

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) < 0)
		err(1, "socketpair");
	pid = fork();
	if (pid < 0)
		err(1, "fork");
	if (pid == 0) {
		dup2(ends[1], 0);
		dup2(ends[1], 1);
		execl(file, file, (char *)NULL);
		err(1, "%s", file);
	}
	close(ends[1]);
	c->to = fdopen(ends[0], "w");
	c->from = fdopen(dup(ends[0]), "r");
}

struct contestant contestant_open(char *name_and_file,
				  const struct objects *objects)
{
	struct contestant c = {strsep(&name_and_file, "="), NULL, NULL, NULL};
	const char *file = name_and_file;

	if (!file)
		errx(2, "%s: no =FILE", c.name);
	if (strlen(file) > 3 && strcmp(file + strlen(file) - 3, ".so") == 0)
		c.column = load(file, objects);
	else
		start(&c, file);
	return c;
}

double contestant_time(const struct contestant *c, const char *operation,
		       long n)
{
	double ns;

	if (c->column)
		return column_time(c->column, operation, n);
	fprintf(c->to, "%s %ld\n", operation, n);
	fflush(c->to);
	if (fscanf(c->from, "%lf", &ns) != 1)
		errx(1, "%s: ended at %s", c->name, operation);
	return ns;
}
