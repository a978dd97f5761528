/**
 * What every HTTP server of Parley promises, whoever calls: connections, heads, bodies and log lines are bounded in number,
 * bytes and time, and what a request has taken is given back whatever ends it. Knows neither routes nor Twilio.
 */
@NullMarked
package dev.parley.protocol.http;

import org.jspecify.annotations.NullMarked;
