-- Signed webhooks, each another event; one in a hundred is said a second time.
--   wrk -s events.lua <address> -- <form> <signatures> <first> <lanes>
-- form: the body, with two places for numbers: the conversation, out of so many lanes, and the event.
-- signatures: 28 characters for each event, from <first> on, nothing between them.
local form, signatures, first, lanes, following
local head = "POST /chat HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
exhausted = 0

local function read(path)
  local file = assert(io.open(path, "rb"))
  local content = file:read("*a")
  file:close()
  return content
end

function init(args)
  form = read(args[1])
  signatures = read(args[2])
  first = tonumber(args[3])
  lanes = tonumber(args[4])
  following = first
  head = head .. "Content-Length: " .. #form:format(0, 0) .. "\r\nX-Twilio-Signature: "
end

function request()
  local event = following
  following = following + 1
  if event % 100 == 99 then event = event - 50 end
  local at = (event - first) * 28
  if at + 28 > #signatures then
    exhausted = 1
    at = 0
    event = first
  end
  return head .. signatures:sub(at + 1, at + 28) .. "\r\n\r\n" .. form:format(event % lanes, event)
end

dofile(os.getenv("BENCH_WRK") .. "/done.lua")
