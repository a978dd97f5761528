/** The commands: reads what was typed, and speaks to the person who typed it. */
@NullMarked
package dev.parley.cli;

import org.jspecify.annotations.NullMarked;
