-- Counts what went wrong and prints one line of JSON. With "fresh" as argument every request asks for another host, so
-- that no page that prints its own address can have been kept from an earlier one.
local fresh, thread = false, 0

function setup(t)
  t:set("number", thread)
  thread = thread + 1
end

function init(args)
  fresh = args[1] == "fresh"
  base = wrk.format("GET", nil, { ["Host"] = "127.0.0.1" })
  count = math.floor((tonumber(args[2]) or 0) * 10000000)
end

function request()
  if not fresh then return base end
  count = count + 1
  return wrk.format("GET", nil, { ["Host"] = "h" .. count .. ".example" })
end

function done(summary, latency, requests)
  local e = summary.errors
  print(string.format(
    'JSON{"requests":%d,"seconds":%.6f,"bytes":%d,"p50":%.3f,"p99":%.3f,"faults":%d}', summary.requests,
    summary.duration / 1e6, summary.bytes, latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    e.connect + e.read + e.write + e.status + e.timeout))
end
