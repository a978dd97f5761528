/**
 * What all HTTP servers of Parley share: connections, heads, bodies and log lines are bounded in number, bytes and time, and
 * the memory of a request is released however it ends. Knows neither routes nor Twilio.
 */
@NullMarked
package dev.parley.protocol.http;

import org.jspecify.annotations.NullMarked;
