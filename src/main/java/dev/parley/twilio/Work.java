package dev.parley.twilio;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * A call to be made when its time comes.
 *
 * @param name what a failure calls it
 * @param change what it is counted against
 * @param isOfEvent whether an event caused it, which can wait for as long as it takes; elsewhere somebody waits
 * @param call makes it; blocks while Twilio thinks
 */
record Work(CallName name, Optional<Change> change, boolean isOfEvent, Supplier<Object> call) {}
