package dev.parley.sandbox.studio;

import dev.parley.sandbox.rest.ApiCall;
import dev.parley.sandbox.rest.ApiError;
import dev.parley.sandbox.rest.ApiResponse;
import dev.parley.sandbox.rest.Form;
import dev.parley.sandbox.rest.Limits;
import dev.parley.sandbox.rest.Paging;
import dev.parley.sandbox.rest.Paths;
import dev.parley.sandbox.rest.Period;
import dev.parley.sandbox.rest.SandboxAccount;
import dev.parley.sandbox.world.Execution;
import dev.parley.sandbox.world.Flow;
import dev.parley.sandbox.world.World;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Executions of flows, and their steps: create, fetch, list, end, delete.
 *
 * <p>Form fields read: {@code To}, {@code From}, {@code Parameters} (JSON); {@code Status=ended} in an update; in a list
 * {@code status}, {@code DateCreatedFrom}, {@code DateCreatedTo}. That a second one for the same contact is refused with 409
 * is unconfirmed.
 *
 * @see <a href="https://www.twilio.com/docs/studio/rest-api/v2/execution">Twilio: executions</a>
 * @see <a href="https://www.twilio.com/docs/studio/rest-api/v2/step">Twilio: steps</a>
 */
public final class Executions {
    private static final int MAX_PAGE = 1000;
    private static final String ALL = "/v2/Flows/{FlowSid}/Executions";
    private static final String STEPS = ALL + "/{Sid}/Steps";

    private final World world;
    private final Studio studio;

    public Executions(World world, Studio studio) {
        this.world = world;
        this.studio = studio;
    }

    public void addTo(Paths paths) {
        paths.on("POST", ALL, this::create);
        paths.on("GET", ALL, this::list);
        paths.on("GET", ALL + "/{Sid}", this::fetch);
        paths.on("POST", ALL + "/{Sid}", this::update);
        paths.on("DELETE", ALL + "/{Sid}", this::delete);
        paths.on("GET", ALL + "/{Sid}/Context", this::fetchContext);
        paths.on("GET", STEPS, this::listSteps);
        paths.on("GET", STEPS + "/{StepSid}", call -> ApiResponse.ok(step(call).json(call.base())));
        paths.on("GET", STEPS + "/{StepSid}/Context", this::fetchStepContext);
    }

    private ApiResponse create(ApiCall call) {
        Flow flow = world.studio.flow(call.variable("FlowSid"));
        Form form = call.form();
        String to = form.required("To", Limits.ADDRESS);
        String from = form.required("From", Limits.ADDRESS);
        Map<String, Object> data = data(form);
        studio.active(flow.sid, to).ifPresent(other -> {
            throw new ApiError(409, 20409, "Execution " + other.sid + " is already active for this contact.");
        });
        return ApiResponse.created(studio.start(flow, to, from, data).json(call.base()));
    }

    private static Map<String, Object> data(Form form) {
        String parameters = form.text("Parameters");
        if (parameters == null) {
            return Map.of();
        }
        if (!Form.isJson(parameters)) {
            throw ApiError.badParameter("Parameters is not valid JSON.");
        }
        if (Json.decodeValue(parameters) instanceof JsonObject data) {
            return data.getMap();
        }
        throw ApiError.badParameter("Parameters is not a JSON object.");
    }

    private ApiResponse list(ApiCall call) {
        Flow flow = world.studio.flow(call.variable("FlowSid"));
        String status = call.query().choice("status", List.of(Execution.ACTIVE, Execution.ENDED));
        Period created = Period.in(call.query(), "DateCreatedFrom", "DateCreatedTo");
        List<Execution> newestFirst = new ArrayList<>(world.studio.executions.values().stream()
                .filter(execution -> execution.revision.flow == flow)
                .filter(execution -> status == null || status.equals(execution.status))
                .filter(execution -> created.contains(execution.created))
                .toList());
        Collections.reverse(newestFirst);
        return new Paging<>(call, MAX_PAGE, newestFirst).answer("executions", execution -> execution.json(call.base()));
    }

    private ApiResponse fetch(ApiCall call) {
        return ApiResponse.ok(find(call).json(call.base()));
    }

    private ApiResponse update(ApiCall call) {
        Execution execution = find(call);
        call.form().required("Status");
        call.form().choice("Status", List.of(Execution.ENDED));
        studio.end(execution);
        return ApiResponse.ok(execution.json(call.base()));
    }

    private ApiResponse delete(ApiCall call) {
        Execution execution = find(call);
        studio.end(execution);
        world.remove(execution, world.studio.executions);
        return ApiResponse.gone();
    }

    private ApiResponse fetchContext(ApiCall call) {
        Execution execution = find(call);
        return ApiResponse.ok(new JsonObject()
                .put("account_sid", SandboxAccount.ACCOUNT_SID)
                .put("context", execution.context())
                .put("flow_sid", execution.revision.flow.sid)
                .put("execution_sid", execution.sid)
                .put("url", call.base() + call.path()));
    }

    private ApiResponse listSteps(ApiCall call) {
        List<Execution.RecordedStep> newestFirst =
                new ArrayList<>(find(call).steps.values());
        Collections.reverse(newestFirst);
        return new Paging<>(call, MAX_PAGE, newestFirst).answer("steps", step -> step.json(call.base()));
    }

    private ApiResponse fetchStepContext(ApiCall call) {
        Execution.RecordedStep step = step(call);
        return ApiResponse.ok(new JsonObject()
                .put("account_sid", SandboxAccount.ACCOUNT_SID)
                .put("context", new JsonObject(step.step.context()))
                .put("execution_sid", step.execution.sid)
                .put("flow_sid", step.execution.revision.flow.sid)
                .put("step_sid", step.sid)
                .put("url", call.base() + call.path()));
    }

    private Execution.RecordedStep step(ApiCall call) {
        Execution.RecordedStep step = find(call).steps.get(call.variable("StepSid"));
        if (step == null) {
            throw ApiError.notFound("step", call.variable("StepSid"));
        }
        return step;
    }

    private Execution find(ApiCall call) {
        Flow flow = world.studio.flow(call.variable("FlowSid"));
        Execution execution = world.studio.executions.get(call.variable("Sid"));
        if (execution == null || execution.revision.flow != flow) {
            throw ApiError.notFound("execution", call.variable("Sid"));
        }
        return execution;
    }
}
