/** Route files as text. Knows nothing of what the routes do. */
@NullMarked
package dev.parley.authoring.routefile;

import org.jspecify.annotations.NullMarked;
