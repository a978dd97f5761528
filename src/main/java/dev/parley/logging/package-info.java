/**
 * How what was said reaches a terminal or a file: nothing that somebody else wrote commands a terminal there, hides what
 * follows, begins a line of its own, or fills the disk. Knows nothing of who says it; {@code log4j2.properties} names the
 * converters by their keys, so a line is written the same way whoever logs it.
 */
@NullMarked
package dev.parley.logging;

import org.jspecify.annotations.NullMarked;
