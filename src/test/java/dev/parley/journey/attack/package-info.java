/**
 * What strangers send to take a server down or to keep others out, all of it at once: each attack again and again, bounded in number and
 * memory, so that it is the server that has to endure it and not the machine. Knows a port and what is not HTTP.
 */
@NullMarked
package dev.parley.journey.attack;

import org.jspecify.annotations.NullMarked;
