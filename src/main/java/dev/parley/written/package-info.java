/**
 * What a route writes under {@code parameters}, as it was written. Promises that a value arrives with every {@code &},
 * {@code +} and {@code %} that it has, with its {@code ${…}} evaluated for each exchange; refuses at start, in one line, what
 * cannot arrive. Knows neither Twilio nor any operation.
 *
 * <p>Camel puts parameters into a URI and back. {@link dev.parley.written.RawUriFactory} keeps them whole on the way in,
 * {@link dev.parley.written.Written} reads them back, {@link dev.parley.written.LineBreaks} finds what was lost before.
 */
@NullMarked
package dev.parley.written;

import org.jspecify.annotations.NullMarked;
