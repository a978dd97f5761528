-- One address, again and again, as the sandbox's account.
--   wrk -s fetch.lua <address with path> -- <authorization>
exhausted = 0

function init(args)
  wrk.headers["Authorization"] = args[1]
end

dofile(os.getenv("BENCH_WRK") .. "/done.lua")
