package dev.parley.twilio.traffic;

import dev.parley.twilio.call.CallName;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A call to be made when its time comes.
 *
 * @param name what a failure calls it
 * @param change what it is counted against
 * @param cause how long it may wait, and before whom
 * @param call makes it; blocks while Twilio thinks
 */
public record PendingCall(CallName name, Optional<ChangeTarget> change, CallOrigin cause, Supplier<Object> call) {}
