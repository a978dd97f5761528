package dev.parley.twilio.traffic;

import dev.parley.twilio.call.CallName;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A call that waits to be admitted.
 *
 * @param name its name in failures
 * @param change the conversation or service that it counts for
 * @param cause decides its priority and how long it may wait
 * @param call makes it; blocks until Twilio answers
 */
public record PendingCall(CallName name, Optional<ChangeTarget> change, CallOrigin cause, Supplier<Object> call) {}
