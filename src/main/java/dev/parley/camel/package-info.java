/**
 * The {@code parameters} of a route as they were written. A value arrives with every {@code &}, {@code +} and {@code %}, and
 * with its {@code ${…}} evaluated for each exchange; a value that cannot arrive is refused at start, in one line. Knows neither
 * Twilio nor any operation.
 *
 * <p>{@link dev.parley.camel.EventHeaders} are the names by which an exchange carries its event.
 *
 * <p>Camel writes parameters into a URI and reads them back. {@link dev.parley.camel.RawUriFactory} keeps their values,
 * {@link dev.parley.camel.EndpointUri} reads them, {@link dev.parley.camel.LineBreaks} finds line breaks that Camel removes.
 */
@NullMarked
package dev.parley.camel;

import org.jspecify.annotations.NullMarked;
