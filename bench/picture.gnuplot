# SPDX-License-Identifier: MIT
# gnuplot -e "csv='results.csv'; picture='picture.svg'" picture.gnuplot
set terminal svg size 860,620 font "sans-serif,13" background "#ffffff"
set output picture
set datafile separator ","
set title "Time of one operation, over the trap in place (less is better; bars: 95 % interval)"
set xrange [0.95:1.65]
set xtics 0.1
set grid x lc rgb "#dddddd"
set key outside bottom center horizontal
names = system("awk -F, '$2 == \"trap\" { print $1 }' " . csv)
set yrange [words(names) + 0.5 : 0.5]
set ytics ()
do for [i = 1:words(names)] { set ytics add (word(names, i) i) noenhanced }
set arrow from 1, 0.5 to 1, words(names) + 0.5 nohead lc rgb "#888888"
place(name) = (p = 0, sum [i = 1:words(names)] (word(names, i) eq name ? i : 0))
contestants = "inline static shared glibc"
colours = "#1b7837 #2166ac #67a9cf #b2182b"
plot for [i = 1:4] csv using (strcol(2) eq word(contestants, i) ? $4 : NaN) : \
	(place(strcol(1)) + (i - 2.5) * 0.15) : 5 : 6 \
	with xerrorbars pt 7 ps 0.6 lc rgb word(colours, i) title \
	(i < 4 ? "iofd, " : "") . word(contestants, i)
