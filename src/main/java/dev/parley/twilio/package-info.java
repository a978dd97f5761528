/**
 * Calls to Twilio: the {@code twilio-api:} component and its HTTP client. Guarantees that one call is one request, that
 * values are sent as a route wrote them, and that a failure says whether repeating can help. Names come from twilio-java
 * itself, so a new release brings its operations without new code.
 *
 * <p>When a route starts: {@link dev.parley.camel.EndpointUri} parses the URI,
 * {@link dev.parley.twilio.operation.OperationNames} finds the library's class,
 * {@link dev.parley.twilio.operation.OperationIntrospector} finds its parameters, and
 * {@link dev.parley.twilio.call.PreparedCall} checks the values. For each message: every
 * {@link dev.parley.camel.SimpleTemplate} is evaluated, {@link dev.parley.twilio.request.RequestCapture} has the library
 * write the request, and {@link dev.parley.twilio.request.TwilioHttp} sends it, once. When, and in which order, is decided by
 * {@link dev.parley.twilio.traffic.CallScheduler} and {@link dev.parley.twilio.traffic.CallAdmission}: visitors cannot use up
 * what events and operators need.
 */
@NullMarked
package dev.parley.twilio;

import org.jspecify.annotations.NullMarked;
