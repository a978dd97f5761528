package dev.parley.sandbox.world;

import dev.parley.sandbox.rest.ApiError;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The state of Studio: the flows of the account, and their executions. */
public final class StudioState {
    public final Map<String, Flow> flows = new LinkedHashMap<>();
    public final Map<String, Execution> executions = new LinkedHashMap<>();

    /**
     * Finds a flow.
     *
     * @throws ApiError if there is none
     */
    public Flow flow(String sid) {
        Flow flow = flows.get(sid);
        if (flow == null) {
            throw ApiError.notFound("flow", sid);
        }
        return flow;
    }

    /** Requires that a given flow exists. */
    public void checkFlow(@Nullable String sid) {
        if (sid != null && !flows.containsKey(sid)) {
            throw new ApiError(400, 50367, "There is no flow " + ApiError.brief(sid) + ".");
        }
    }

    /** Finds the execution that waits for a text of a phone to a number. */
    public Optional<Execution> waitingFor(String phone, String number) {
        return executions.values().stream()
                .filter(execution -> execution.listensTo(phone, number))
                .findFirst();
    }

    void clear() {
        flows.clear();
        executions.clear();
    }
}
