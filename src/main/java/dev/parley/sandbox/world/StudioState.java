package dev.parley.sandbox.world;

import dev.parley.sandbox.rest.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What Studio knows: the flows of the account, and their executions. */
public final class StudioState {
    public final Map<String, Flow> flows = new LinkedHashMap<>();
    public final Map<String, Execution> executions = new LinkedHashMap<>();

    /**
     * Finds a flow.
     *
     * @throws Refusal if there is none
     */
    public Flow flow(String sid) {
        Flow flow = flows.get(sid);
        if (flow == null) {
            throw Refusal.notFound("flow", sid);
        }
        return flow;
    }

    /** Refuses a flow that is named and not there. */
    public void checkFlow(@Nullable String sid) {
        if (sid != null && !flows.containsKey(sid)) {
            throw new Refusal(400, 50367, "There is no flow " + Refusal.brief(sid) + ".");
        }
    }

    /** Finds the execution of a flow that waits for what a phone writes to a number. */
    public Optional<Execution> listening(String phone, String number) {
        return executions.values().stream()
                .filter(execution -> execution.listensTo(phone, number))
                .findFirst();
    }

    void clear() {
        flows.clear();
        executions.clear();
    }
}
