package dev.parley.app;

import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Tells who sends requests to Parley that it takes no more, before it is gone: a load balancer asks the others then. */
final class StoppingHealthCheck extends AbstractHealthCheck {
    private volatile boolean begun;

    StoppingHealthCheck() {
        super("parley", "stopping");
    }

    /** From now on Parley is not ready. */
    void begin() {
        begun = true;
    }

    /** It is well, only not for anybody new. */
    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder result, Map<String, Object> options) {
        if (begun) {
            result.message("Parley is stopping: it finishes what is in hand, and answers 503 to what comes.")
                    .down();
        } else {
            result.up();
        }
    }
}
