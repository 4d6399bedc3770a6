/* SPDX-License-Identifier: MIT */
#include "options.h"

#include "check.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char usage[] =
	"usage: supervise [--timeout T] [--grace T] [--tree] [--quiet] -- "
	"COMMAND...\n"
	"\n"
	"Runs COMMAND, shows what it wrote (stdout and stderr, up to 256 MiB "
	"or a\n"
	"quarter of the memory) and reports how it ended. It gets SIGINT, "
	"SIGTERM and\n"
	"SIGHUP as well. As the first process of a machine, supervise also "
	"waits for\n"
	"orphans.\n"
	"\n"
	"  --timeout T  send SIGTERM after T; 0, the default, is never\n"
	"  --grace T    send SIGKILL T after that; the default is 5s\n"
	"  --tree       kill what COMMAND leaves running, also after setsid\n"
	"  --quiet      show only what the command wrote\n"
	"\n"
	"T is a number followed by ms, s, m, h or d; without a unit, s.\n"
	"Exit status: the command's own; 128+N if signal N killed it; 124 "
	"after\n"
	"the timeout, 137 if that took SIGKILL; 125 if supervise itself "
	"failed;\n"
	"126 if COMMAND cannot be run; 127 if it is not found.\n";

/* Parses "1.5s" as 1500000000. Returns -1 if it is not a time. */
static int64_t parse_duration(const char *text)
{
	static const struct {
		const char *name;
		double nanoseconds;
	} units[] = {
		{"ms", 1e6}, {"s", 1e9},    {"", 1e9},
		{"m", 60e9}, {"h", 3600e9}, {"d", 86400e9},
	};
	size_t digits = strspn(text, "0123456789.");
	char *end;
	double value = strtod(text, &end);

	if (digits == 0 || end != text + digits)
		return -1;
	for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
		double ns = value * units[i].nanoseconds;

		if (strcmp(end, units[i].name) == 0 && ns < 9e18)
			return ns > 0 && ns < 1 ? 1 : (int64_t)ns;
	}
	return -1;
}

struct options parse_options(int argc, char **argv)
{
	static const struct option names[] = {
		{"timeout", required_argument, 0, 't'},
		{"grace", required_argument, 0, 'g'},
		{"tree", no_argument, 0, 'r'},
		{"quiet", no_argument, 0, 'q'},
		{"help", no_argument, 0, 'h'},
		{0, 0, 0, 0},
	};
	struct options options = {0, 5000000000, 0, 0, 0};
	int bad = 0;
	int name;

	while ((name = getopt_long(argc, argv, "+", names, 0)) != -1) {
		if (name == 'h') {
			fputs(usage, stdout);
			exit(0);
		}
		options.tree |= name == 'r';
		options.quiet |= name == 'q';
		if (name == 't' || name == 'g') {
			int64_t ns = parse_duration(optarg);

			*(name == 't' ? &options.timeout : &options.grace) = ns;
			if (ns < 0)
				fprintf(stderr,
					"supervise: invalid time \"%s\"\n",
					optarg);
			bad |= ns < 0;
		}
		bad |= name == '?';
	}
	if (bad || optind == argc) {
		fputs(usage, stderr);
		exit(EXIT_OWN_FAILURE);
	}
	options.command = argv + optind;
	return options;
}
