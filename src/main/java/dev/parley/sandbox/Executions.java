package dev.parley.sandbox;

import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Executions of the sample flow: create, fetch, list, end, delete.
 *
 * <p>Form fields read: {@code To}, {@code From}, {@code Parameters} (JSON); {@code Status=ended} in an update; in a list
 * {@code status}, {@code DateCreatedFrom}, {@code DateCreatedTo}. Left out:
 * steps, and every flow but the sample.
 *
 * @see <a href="https://www.twilio.com/docs/studio/rest-api/v2/execution">Twilio: executions</a>
 */
final class Executions {
    private static final int MAX_PAGE = 1000;
    private static final String ALL = "/v2/Flows/{FlowSid}/Executions";

    private final World world;
    private final SampleFlow flow;

    Executions(World world, SampleFlow flow) {
        this.world = world;
        this.flow = flow;
    }

    void addTo(Paths paths) {
        paths.on("POST", ALL, this::create);
        paths.on("GET", ALL, this::list);
        paths.on("GET", ALL + "/{Sid}", this::fetch);
        paths.on("POST", ALL + "/{Sid}", this::update);
        paths.on("DELETE", ALL + "/{Sid}", this::delete);
        paths.on("GET", ALL + "/{Sid}/Context", this::fetchContext);
    }

    private Answer create(ApiCall call) {
        checkFlow(call);
        Form form = call.form();
        String to = form.required("To", Limits.ADDRESS);
        String from = form.required("From", Limits.ADDRESS);
        JsonObject context = new JsonObject().put("flow", new JsonObject().put("data", data(form)));
        flow.active(to).ifPresent(other -> {
            throw new Refusal(409, 20409, "Execution " + other.sid + " is already active for this contact.");
        });
        Execution execution = new Execution(world.sid("FN"), world.now(), to, world.sid("FC"), "", context);
        execution.outgrow(form);

        flow.call(execution, from);
        return Answer.created(execution.json(call.base()));
    }

    private static @Nullable Object data(Form form) {
        String parameters = form.text("Parameters");
        if (parameters == null) {
            return new JsonObject();
        }
        if (!Form.isJson(parameters)) {
            throw Refusal.badParameter("Parameters is no JSON.");
        }
        return Json.decodeValue(parameters);
    }

    private Answer list(ApiCall call) {
        checkFlow(call);
        String status = call.query().choice("status", List.of(Execution.ACTIVE, Execution.ENDED));
        Period created = Period.in(call.query(), "DateCreatedFrom", "DateCreatedTo");
        List<Execution> newestFirst = new ArrayList<>(world.executions.values().stream()
                .filter(execution -> status == null || status.equals(execution.status))
                .filter(execution -> created.contains(execution.created))
                .toList());
        Collections.reverse(newestFirst);
        return new Paging<>(call, MAX_PAGE, newestFirst).answer("executions", execution -> execution.json(call.base()));
    }

    private Answer fetch(ApiCall call) {
        return Answer.ok(called(call).json(call.base()));
    }

    private Answer update(ApiCall call) {
        Execution execution = called(call);
        call.form().required("Status");
        call.form().choice("Status", List.of(Execution.ENDED));
        execution.status = Execution.ENDED;
        execution.updated = world.now();
        return Answer.ok(execution.json(call.base()));
    }

    private Answer delete(ApiCall call) {
        world.remove(called(call), world.executions);
        return Answer.gone();
    }

    private Answer fetchContext(ApiCall call) {
        Execution execution = called(call);
        return Answer.ok(new JsonObject()
                .put("account_sid", SandboxAccount.ACCOUNT_SID)
                .put("context", execution.context)
                .put("flow_sid", SandboxAccount.FLOW_SID)
                .put("execution_sid", execution.sid)
                .put("url", call.base() + call.path()));
    }

    private Execution called(ApiCall call) {
        checkFlow(call);
        Execution execution = world.executions.get(call.variable("Sid"));
        if (execution == null) {
            throw Refusal.notFound("execution", call.variable("Sid"));
        }
        return execution;
    }

    private static void checkFlow(ApiCall call) {
        if (!call.variable("FlowSid").equals(SandboxAccount.FLOW_SID)) {
            throw Refusal.notFound("flow", call.variable("FlowSid"));
        }
    }
}
