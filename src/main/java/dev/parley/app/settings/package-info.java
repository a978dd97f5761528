/**
 * The values of {@code application.properties}, each as what it is. A value that cannot be used is refused with the setting's
 * name and what was expected. Knows nothing of the parts that are made of them.
 */
@NullMarked
package dev.parley.app.settings;

import org.jspecify.annotations.NullMarked;
