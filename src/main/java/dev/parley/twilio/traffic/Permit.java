package dev.parley.twilio.traffic;

/** Allows one call. It must be {@link #used} or {@link #unused}, once. */
interface Permit {
    /** The call has ended, and Twilio may have counted it. */
    void used();

    /** The call was not sent. */
    void unused();

    /** Combines two permits. */
    default Permit and(Permit other) {
        Permit one = this;
        return new Permit() {
            @Override
            public void used() {
                one.used();
                other.used();
            }

            @Override
            public void unused() {
                one.unused();
                other.unused();
            }
        };
    }
}
