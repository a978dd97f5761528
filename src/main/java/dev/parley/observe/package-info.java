/**
 * Health and metrics, for whoever watches over Parley, and the dead letters, for whoever mends what failed: what Camel's
 * settings {@code camel.management.…} start. Commands about dead letters come in here and are handed on; knows nothing of the
 * inbox that keeps them.
 *
 * <p>Camel's own management server ({@code camel-platform-http-main}) brings a second Vert.x and a second HTTP engine, and
 * where its port is taken it prints a stack trace and goes on without. This one stops the start with a line.
 */
@NullMarked
package dev.parley.observe;

import org.jspecify.annotations.NullMarked;
