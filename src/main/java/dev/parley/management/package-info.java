/**
 * Health and metrics, for whoever watches over Parley: a second, small server with {@code /observe/health} and
 * {@code /observe/metrics}, on the paths and under the settings that Camel's own management server has.
 *
 * <p>That one brings a second Vert.x and a second HTTP engine, and where its port is taken it prints a stack trace and goes
 * on without. This one stops the start with a line.
 */
@NullMarked
package dev.parley.management;

import org.jspecify.annotations.NullMarked;
