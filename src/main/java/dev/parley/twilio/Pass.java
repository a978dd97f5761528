package dev.parley.twilio;

/** Leave to go. It must be {@link #used} or {@link #unused}, once. */
interface Pass {
    /** Twilio may have counted the call, and has answered it. */
    void used();

    /** It was never sent. */
    void unused();

    /** Returns what is both. */
    default Pass and(Pass other) {
        Pass one = this;
        return new Pass() {
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
