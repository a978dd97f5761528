-- One form, again and again, as the sandbox's account.
--   wrk -s form.lua <address with path> -- <authorization> <form>
exhausted = 0

function init(args)
  wrk.method = "POST"
  wrk.headers["Authorization"] = args[1]
  wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
  wrk.body = args[2]
end

dofile(os.getenv("BENCH_WRK") .. "/done.lua")
