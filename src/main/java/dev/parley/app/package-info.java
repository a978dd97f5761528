/** The program: reads its settings, wires the parts, and knows them all; none of them knows it. */
@NullMarked
package dev.parley.app;

import org.jspecify.annotations.NullMarked;
