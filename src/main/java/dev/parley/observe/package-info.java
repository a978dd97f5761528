/**
 * Health, metrics and the commands for dead letters, on the management server that Camel's settings
 * {@code camel.management.…} configure. Knows nothing of what a dead letter is.
 *
 * <p>Camel's own management server ({@code camel-platform-http-main}) brings a second Vert.x and a second HTTP engine, and if
 * its port is in use it prints a stack trace and continues without it. This one ends the start with one line.
 */
@NullMarked
package dev.parley.observe;

import org.jspecify.annotations.NullMarked;
