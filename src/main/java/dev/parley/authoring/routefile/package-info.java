/** The files that hold routes, as they were written. Knows nothing of what the routes do. */
@NullMarked
package dev.parley.authoring.routefile;

import org.jspecify.annotations.NullMarked;
