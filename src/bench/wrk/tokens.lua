-- Tokens, each for somebody else.
--   wrk -s tokens.lua <address> -- <first>
local following
exhausted = 0

function init(args)
  following = tonumber(args[1])
end

function request()
  following = following + 1
  return "POST /token/user-" .. following .. " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 0\r\n\r\n"
end

dofile(os.getenv("BENCH_WRK") .. "/done.lua")
