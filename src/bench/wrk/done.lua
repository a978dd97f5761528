-- What the suite reads of a run: one line with requests, microseconds, what was not answered as it should, and the p99.
local threads = {}

function setup(thread)
  table.insert(threads, thread)
end

function done(summary, latency)
  local errors = summary.errors
  local spoilt = errors.connect + errors.read + errors.write + errors.timeout + errors.status
  for _, thread in ipairs(threads) do spoilt = spoilt + thread:get("exhausted") end
  io.write(string.format("run %d %d %d %d\n", summary.requests, summary.duration, spoilt, latency:percentile(99)))
end
