/**
 * Safe output to terminals and log files: untrusted text cannot send commands to a terminal, hide what follows, begin a new
 * line, or fill the disk. Knows nothing of what is logged; {@code log4j2.properties} names the converters by their keys, so
 * they apply to every logger.
 */
@NullMarked
package dev.parley.logging;

import org.jspecify.annotations.NullMarked;
