/** The commands of {@code bin/parley}: parse arguments and print results. */
@NullMarked
package dev.parley.cli;

import org.jspecify.annotations.NullMarked;
