/**
 * The program. A {@link dev.parley.app.Node} has what lasts as long as the process, a {@link dev.parley.app.Pipeline} is one
 * Camel with its routes, and a {@link dev.parley.app.RouteSet} is what is loaded into it. It knows all parts; none of them knows
 * it.
 */
@NullMarked
package dev.parley.app;

import org.jspecify.annotations.NullMarked;
