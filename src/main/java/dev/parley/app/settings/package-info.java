/**
 * All settings in the order of the shipped {@code application.properties}, and the declarations of those that have no owner
 * among the packages: what only Camel, the shipped routes or the sandbox read. Starts nothing.
 */
@NullMarked
package dev.parley.app.settings;

import org.jspecify.annotations.NullMarked;
