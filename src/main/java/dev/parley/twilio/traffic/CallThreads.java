package dev.parley.twilio.traffic;

import java.util.concurrent.Executor;

/** Threads that may block for Twilio. */
interface CallThreads extends Executor {
    /** Returns whether the current thread is one of them: a call can then be made on it directly. */
    boolean isHere();
}
