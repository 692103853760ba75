// SPDX-License-Identifier: MIT
/// The words of templating that this room speaks.
#pragma once

#include "templating/engine.hpp"
#include "templating/scope.hpp"

namespace dueward::delivery {

using templating::CompiledTemplate;
using templating::Escaping;
using templating::FieldShape;
using templating::FieldTable;
using templating::FieldType;
using templating::keeps_line;
using templating::output_limit;
using templating::Scope;
using templating::ScopeList;
using templating::Shape;
using templating::Sources;
using templating::TemplateError;
using templating::Value;

}  // namespace dueward::delivery
