-- Signed-in requests: `read PATH ACCOUNTS` or `post PATH ACCOUNTS FIRST`. ACCOUNTS has a line an account:
-- cookie, token and organisations, with tabs between them. A need's name is alone: it ends in a number from FIRST on.
local accounts, count, turn, mode, path = {}, 0, 0, "read", "/"

local function encoded(text)
  return (text:gsub("[^%w]", function(c) return string.format("%%%02X", c:byte()) end))
end

-- Counted by its status: who is sent to the sign-in gets no page, and that is quick.
wrong = 0
function response(status)
  if status ~= 200 and (mode == "read" or status > 303) then wrong = wrong + 1 end
end

local threads = {}
function setup(thread) threads[#threads + 1] = thread end

function init(args)
  mode, path, count = args[1], args[2], tonumber(args[4] or 0)
  for line in io.lines(args[3]) do
    local cells = {}
    for cell in line:gmatch("[^\t]+") do cells[#cells + 1] = cell end
    accounts[#accounts + 1] = cells
  end
end

function request()
  local account = accounts[turn % #accounts + 1]
  local headers = { ["Host"] = wrk.headers["Host"], ["Cookie"] = account[1] }
  if mode == "read" then return wrk.format("GET", path, headers) end
  local organisation = account[3 + math.floor(turn / #accounts) % (#account - 2)]
  turn, count = turn + 1, count + 1
  headers["Content-Type"] = "application/x-www-form-urlencoded"
  headers["Sec-Fetch-Site"] = "same-origin"
  local body = "token=" .. account[2] .. "&csrfmiddlewaretoken=" .. account[2] .. "&organisation=" .. organisation ..
    "&name=" .. encoded("生成的需求 " .. count) .. "&about=" .. encoded("芯片、影像部件，通道数不少于 64") ..
    "&fields=imaging&visibility=everyone&details=" .. encoded("指标待谈") .. "&contact_name=" .. encoded("陆") ..
    "&contact_telephone=13900000000&contact_email=lu%40example.cn"
  return wrk.format("POST", path, headers, body)
end

function done(summary, latency, requests)
  local e, others = summary.errors, 0
  for _, thread in ipairs(threads) do others = others + thread:get("wrong") end
  print(string.format(
    'JSON{"requests":%d,"seconds":%.6f,"bytes":%d,"p50":%.3f,"p99":%.3f,"faults":%d}', summary.requests,
    summary.duration / 1e6, summary.bytes, latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    e.connect + e.read + e.write + e.timeout + others))
end
