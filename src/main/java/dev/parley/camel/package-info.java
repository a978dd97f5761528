/**
 * What a route writes under {@code parameters}, as it was written. Promises that a value arrives with every {@code &},
 * {@code +} and {@code %} that it has, with its {@code ${…}} evaluated for each exchange; refuses at start, in one line, what
 * cannot arrive. Knows neither Twilio nor any operation.
 *
 * <p>{@link dev.parley.camel.EventHeaders} are the names by which an exchange carries an event from where it is heard to what
 * is called for it.
 *
 * <p>Camel puts parameters into a URI and back. {@link dev.parley.camel.RawUriFactory} keeps them whole on the way in,
 * {@link dev.parley.camel.EndpointUri} reads them back, {@link dev.parley.camel.LineBreaks} finds what was lost before.
 */
@NullMarked
package dev.parley.camel;

import org.jspecify.annotations.NullMarked;
