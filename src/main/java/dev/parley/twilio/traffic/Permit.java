package dev.parley.twilio.traffic;

/** Leave to go. It must be {@link #used} or {@link #unused}, once. */
interface Permit {
    /** Twilio may have counted the call, and has answered it. */
    void used();

    /** It was never sent. */
    void unused();

    /** Returns what is both. */
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
