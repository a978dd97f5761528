package dev.parley.twilio.traffic;

import java.util.concurrent.Executor;

/** Threads that may wait for Twilio. */
interface CallThreads extends Executor {
    /** Returns whether the current thread is one of them: a call that is made here need not be handed over. */
    boolean isHere();
}
