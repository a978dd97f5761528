/**
 * The way to Twilio: the {@code twilio-api:} component and the one HTTP client under it. Promises that one call is one
 * request, that what a route wrote arrives as written, and that a failure says whether repeating can help. Names come from
 * twilio-java itself, so a new release brings its operations without new code.
 *
 * <p>When a route starts: {@link dev.parley.camel.EndpointUri} reads what it says, {@link dev.parley.twilio.operation.OperationNames}
 * finds the library's class, {@link dev.parley.twilio.operation.OperationIntrospector} learns what that takes, and
 * {@link dev.parley.twilio.call.PreparedCall} checks the one against the other. For each message: every
 * {@link dev.parley.camel.SimpleTemplate} is evaluated, {@link dev.parley.twilio.request.RequestCapture} has the library write the request, and
 * {@link dev.parley.twilio.request.TwilioHttp} sends it, once. When, and before whom, is decided by {@link dev.parley.twilio.traffic.CallScheduler}
 * and {@link dev.parley.twilio.traffic.CallAdmission}: strangers cannot take what events and operators need.
 */
@NullMarked
package dev.parley.twilio;

import org.jspecify.annotations.NullMarked;
